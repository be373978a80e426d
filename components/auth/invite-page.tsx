'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import type { InviteOffer } from '#lib/members/invite-view';
import { ROLE_NOUNS, ROLE_WORDS } from '@/components/members/role-words';
import { api } from '@/components/shell/api';
import { ApiError } from '@/components/shell/api-error';
import { buttonStyles } from '@/components/ui/button-styles';
import { Skeleton } from '@/components/ui/skeleton';
import { AcceptForm } from './accept-form.tsx';
import { AuthFrame } from './auth-frame.tsx';

type Looked = { offer: InviteOffer } | { refusal: string } | null;

/**
 * The page that an invite's link opens. The token stands after the #, which browsers send to nobody, so it is read here and not on the
 * server.
 */
export function InvitePage({ signedInAs }: { signedInAs: string | null }) {
  const token = useToken();
  const [looked, setLooked] = useState<Looked>(null);
  useEffect(() => {
    if (!token) return;
    const left = new AbortController();
    setLooked(null);
    api.post<InviteOffer>('/api/invites/look', { token }, { signal: left.signal }).then(
      (offer) => setLooked({ offer }),
      (error: unknown) => {
        if (!left.signal.aborted) setLooked({ refusal: error instanceof ApiError ? error.message : String(error) });
      },
    );
    return () => left.abort();
  }, [token]);
  const offer = looked && 'offer' in looked ? looked.offer : null;
  const refusal =
    token === ''
      ? 'There is no invite in this link; check that it is whole.'
      : looked && 'refusal' in looked && looked.refusal;
  if (refusal) {
    return (
      <AuthFrame title="This invite opens nothing" lead={refusal}>
        <Link href="/sign-in" className={buttonStyles({ size: 'lg' })}>
          Go to sign in
        </Link>
      </AuthFrame>
    );
  }
  if (!token || !offer) {
    return (
      <AuthFrame title="Join the team" lead={<Skeleton className="h-5 w-64" />}>
        <Skeleton className="h-72" />
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title="Join the team"
      lead={
        <>
          <span dir="auto" className="text-foreground">
            {offer.inviterName}
          </span>{' '}
          invites you as {ROLE_NOUNS[offer.role]}. {ROLE_WORDS[offer.role]}
        </>
      }
    >
      <AcceptForm token={token} email={offer.email} signedInAs={signedInAs} />
    </AuthFrame>
  );
}

/** What stands after the #; null until that is known, empty when it is nothing. */
function useToken(): string | null {
  const [token, setToken] = useState<string | null>(null);
  useEffect(() => {
    const read = () => setToken(window.location.hash.slice(1));
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return token;
}
