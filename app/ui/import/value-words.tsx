/** What a cell says: its words, a RAG as it always looks, or that it says nothing. */
import { RAG_WORDS, RAGS } from "~/domain/rag";
import { RagTag } from "~/ui/rag-tag";

export function ValueWords({ words, isRag }: { words: string; isRag: boolean }) {
  if (words === "") return <span className="none">empty</span>;
  const rag = isRag ? RAGS.find((each) => RAG_WORDS[each] === words) : undefined;
  return rag === undefined ? <>{words}</> : <RagTag rag={rag} />;
}
