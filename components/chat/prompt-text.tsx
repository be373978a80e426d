/** What somebody typed, word for word. */
export function PromptText({ text }: { text: string }) {
  if (!text) return null;
  return (
    <div
      dir="auto"
      className="max-w-[85%] whitespace-pre-wrap rounded-xl bg-gray-3 px-3.5 py-2 text-prose wrap-anywhere"
    >
      {text}
    </div>
  );
}
