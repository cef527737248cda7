/** A RAG value as it always looks: symbol, word and colour together. */
import { RAG_SYMBOLS, RAG_WORDS, type Rag } from "~/domain/rag";

type Props = { rag: Rag | null };

export function RagTag({ rag }: Props) {
  if (rag === null) return <span className="tag tag--outlined">No RAG</span>;
  return (
    <span className={`tag rag--${rag}`}>
      <span aria-hidden="true">{RAG_SYMBOLS[rag]}</span>
      {RAG_WORDS[rag]}
    </span>
  );
}
