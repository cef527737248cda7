/** A RAG as it always stands: symbol, word and colour together. */
import { RAG_SYMBOLS, RAG_WORDS, type Rag } from "~/domain/rag";

export function RagTag({ rag }: { rag: Rag | null }) {
  if (rag === null) return <span className="rag-tag rag-tag--none">No RAG</span>;
  return (
    <span className={`rag-tag rag-tag--${rag}`}>
      <span aria-hidden="true">{RAG_SYMBOLS[rag]}</span> {RAG_WORDS[rag]}
    </span>
  );
}
