/** An outlined word for assurance and HMICFRS status, so that neither looks like a RAG. */
export function StatusWord({ children }: { children: string }) {
  return <span className="status-word">{children}</span>;
}
