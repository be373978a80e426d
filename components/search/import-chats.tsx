'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { conversationsQuery, listed } from '@/components/chat/conversations-query';
import { defaultModels } from '@/components/models/default-models';
import { useModels } from '@/components/models/use-models';
import { api } from '@/components/shell/api';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useToast } from '@/components/ui/toast';

const MOST_BYTES = 40 * 2 ** 20;

/** Brings in the chats of a file: all of them, or none and why. */
export function ImportChats() {
  const client = useQueryClient();
  const { models } = useModels();
  const { show } = useToast();
  const router = useRouter();
  const picker = useRef<HTMLInputElement>(null);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > MOST_BYTES) throw new Error('The file is larger than 40 MB. Split it.');
      const used = listed(client.getQueryData(conversationsQuery.queryKey)).flatMap((one) => one.models);
      const [model] = defaultModels(models, used, 1);
      return api.post<{ ids: string[] }>('/api/conversations/import', { text: await file.text(), model });
    },
    onSuccess: async ({ ids }) => {
      await client.invalidateQueries({ queryKey: conversationsQuery.queryKey });
      const [only] = ids;
      show(
        ids.length === 1
          ? { title: 'One chat imported', action: { label: 'Open', onClick: () => router.push(`/chat/${only}`) } }
          : { title: `${ids.length} chats imported`, description: 'Each stands at the day on which it last changed.' },
      );
    },
  });
  return (
    <>
      <Button
        isPending={isPending}
        disabled={models.length === 0}
        data-tip="A file of Parallax, of messages as OpenRouter takes them, ChatGPT’s conversations.json, or chats exported from Open WebUI"
        onClick={() => picker.current?.click()}
      >
        <Upload aria-hidden />
        {isPending ? 'Importing…' : 'Import'}
      </Button>
      <input
        ref={picker}
        type="file"
        accept="application/json,.json"
        aria-label="File of chats"
        tabIndex={-1}
        disabled={models.length === 0}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) mutate(file);
        }}
      />
      {error && (
        <Notice
          tone="error"
          title="Nothing was imported"
          className="basis-full"
          action={
            <Button size="sm" onClick={reset}>
              Dismiss
            </Button>
          }
        >
          {error.message}
        </Notice>
      )}
    </>
  );
}
