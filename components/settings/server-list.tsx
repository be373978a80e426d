'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ServerSettings } from '#lib/connections/connection-settings';
import { Button } from '@/components/ui/button';
import { SectionHead } from './section-head.tsx';
import { ServerForm } from './server-form.tsx';
import { ServerRow } from './server-row.tsx';

/** The servers that speak OpenAI's protocol: models of the team's own. */
export function ServerList({ servers }: { servers: readonly ServerSettings[] }) {
  const [isAdding, setIsAdding] = useState(false);
  return (
    <section aria-label="Servers">
      <SectionHead
        title="Servers"
        lead="Ollama, vLLM, llama.cpp, LM Studio, or anything else that speaks OpenAI’s protocol. Their models stand in the picker and in the API beside OpenRouter’s."
        action={
          !isAdding && (
            <Button onClick={() => setIsAdding(true)}>
              <Plus aria-hidden /> Add a server
            </Button>
          )
        }
      />
      {servers.length > 0 && (
        <ul className="divide-y border-y">
          {servers.map((server) => (
            <ServerRow key={server.id} server={server} />
          ))}
        </ul>
      )}
      {isAdding && (
        <div className="mt-6">
          <ServerForm onSaved={() => setIsAdding(false)} onCancel={() => setIsAdding(false)} />
        </div>
      )}
    </section>
  );
}
