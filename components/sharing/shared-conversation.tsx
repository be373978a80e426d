import { Paperclip } from 'lucide-react';
import type { SharedMessage, SharedView } from '#lib/sharing/share-view';
import { Answer } from '@/components/chat/answer';
import { PromptText } from '@/components/chat/prompt-text';
import { Mark } from '@/components/shell/mark';
import { ModelDot } from '@/components/ui/model-dot';
import { formatDate } from './format-date.ts';

/** A shared chat, to be read. */
export function SharedConversation({ view: { title, sharedAt, expiresAt, messages } }: { view: SharedView }) {
  return (
    <div className="min-h-dvh">
      <header className="flex h-12 items-center gap-2 border-b px-4 md:px-6 print:hidden">
        <Mark className="size-5" />
        <span className="font-medium">Parallax</span>
        <span className="ml-auto text-muted-foreground text-sm">Shared to be read</span>
      </header>
      <main id="main" className="mx-auto max-w-184 px-4 pt-10 pb-20">
        <h1 dir="auto" className="text-balance font-medium text-2xl wrap-anywhere">
          {title}
        </h1>
        <p className="mt-2 text-muted-foreground text-sm">
          Shared on <time dateTime={new Date(sharedAt).toISOString()}>{formatDate(sharedAt)}</time>, to be read until{' '}
          <time dateTime={new Date(expiresAt).toISOString()}>{formatDate(expiresAt)}</time>. Answers were written by
          models and may be wrong.
        </p>
        <ol aria-label="Messages" className="mt-10 flex flex-col gap-8">
          {messages.map((message) => (
            <li key={message.id}>{message.role === 'user' ? <Prompt {...message} /> : <Reply {...message} />}</li>
          ))}
        </ol>
      </main>
    </div>
  );
}

function Prompt({ text, files }: SharedMessage) {
  return (
    <div className="flex flex-col items-end gap-2">
      <Files names={files} />
      <PromptText text={text} />
    </div>
  );
}

function Reply({ text, model, files }: SharedMessage) {
  return (
    <>
      {model && (
        <p className="mb-2 flex items-center gap-2 text-muted-foreground text-sm">
          <ModelDot model={model} />
          {model}
        </p>
      )}
      {text ? (
        <Answer text={text} isStreaming={false} isFar={false} />
      ) : (
        <p className="text-muted-foreground">No words.</p>
      )}
      <Files names={files} />
    </>
  );
}

function Files({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <ul aria-label="Files, which are not shared" className="flex flex-wrap gap-2">
      {names.map((name, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name, and none moves.
          key={`${index} ${name}`}
          data-tip="Files are not shared"
          className="flex h-7 max-w-64 items-center gap-1.5 rounded-sm border px-2 text-muted-foreground text-sm"
        >
          <Paperclip aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate">{name}</span>
        </li>
      ))}
    </ul>
  );
}
