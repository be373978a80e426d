'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SessionView } from '#lib/auth/session-view';
import { SectionHead } from '@/components/settings/section-head';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { SessionRow } from './session-row.tsx';
import { sessionsQuery } from './sessions-query.ts';

/** Where somebody is signed in, and the ways out. */
export function SessionList({ initial }: { initial: SessionView[] }) {
  const { data: sessions } = useQuery({ ...sessionsQuery, initialData: initial });
  const client = useQueryClient();
  const toast = useToast();
  const endOthers = useMutation<void, ApiError>({
    mutationFn: () => api.delete('/api/sessions'),
    onError: (error) => toast.show({ tone: 'error', title: 'The sessions were not ended', description: error.message }),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  return (
    <section>
      <SectionHead
        title="Sessions"
        lead="Where you are signed in. A session ends by itself after 30 days."
        action={
          sessions.length > 1 && (
            <Button isPending={endOthers.isPending} onClick={() => endOthers.mutate()}>
              End all others
            </Button>
          )
        }
      />
      <ul className="border-t">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </section>
  );
}
