/** The name under which a filled workbook is handed over: that of the file, with the kind of workbook as it was. */

/** 'Tracker May.xlsm' → 'Tracker May filled in.xlsm'. Folders and characters that no file name may have are left out. */
export function filledFileName(fileName: string): string {
  const [, stem = "", ending = ".xlsx"] = /^(.*?)(\.xls[xm])?$/is.exec(fileName.replace(/^.*[\\/]/s, "")) ?? [];
  // eslint-disable-next-line no-control-regex -- these are the characters that file names may not have
  const plain = stem.replace(/[\u0000-\u001f\u007f<>:"|?*;]/g, " ").replace(/\s+/g, " ").trim().slice(0, 120);
  return `${plain === "" ? "tracker" : plain} filled in${ending.toLowerCase()}`;
}
