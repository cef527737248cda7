/** Runs in the page: from the key or click to the second frame after the rows of the register have changed. */

/** A string, because what a bundler adds to functions is not there in the page. */
export const paintWatch = `
  const watch = { started: 0, painted: null };
  window.paintWatch = watch;
  for (const kind of ["keydown", "click"]) {
    addEventListener(kind, (event) => { watch.started = event.timeStamp; watch.painted = null; }, { capture: true });
  }
  const inRows = (node) => node instanceof Element && (node.closest("table.register, .nothing") !== null || node.querySelector("table.register") !== null);
  let waiting = false;
  new MutationObserver((changes) => {
    if (watch.started === 0 || waiting || !changes.some((change) => inRows(change.target))) return;
    waiting = true;
    const { started } = watch;
    requestAnimationFrame(() => requestAnimationFrame(() => {
      watch.painted = performance.now() - started;
      watch.started = 0;
      waiting = false;
    }));
  }).observe(document, { subtree: true, childList: true, characterData: true });
`;

/** Null until something was painted since the last key or click. */
export const paintedMs = "window.paintWatch.painted";
