'use client';

import type { ReactNode } from 'react';
import type { Model } from '#lib/models/model';
import { Answer } from '@/components/chat/answer';
import { CopyButton } from '@/components/chat/copy-button';
import { Page } from '@/components/shell/page';
import { UseOverTime } from '@/components/spend/use-over-time';
import { ButtonLink } from '@/components/ui/button-link';
import { ModelDot } from '@/components/ui/model-dot';
import { capabilitiesOf } from './capabilities.ts';
import { EndpointTable } from './endpoint-table.tsx';
import { FavouriteButton } from './favourite-button.tsx';
import { ModelFacts } from './model-facts.tsx';
import { ModelFigures } from './model-figures.tsx';
import { ModelPriceTable } from './model-price-table.tsx';
import { ParameterList } from './parameter-list.tsx';
import { useFavourites } from './use-favourites.ts';

/** Everything about one model: what it is, what it costs and where, and what the team's own use says of it. */
export function ModelPage({
  model,
  seesTeam,
  canWrite,
}: {
  model: Model;
  /** Whether the figures are everybody's. */
  seesTeam: boolean;
  canWrite: boolean;
}) {
  const { favourites, toggle } = useFavourites();
  const search = new URLSearchParams({ model: model.id });
  const capabilities = capabilitiesOf(model);
  return (
    <Page
      title={
        <span className="flex min-w-0 items-center gap-2">
          <ModelDot model={model.id} />
          <span className="truncate">{model.name}</span>
        </span>
      }
      end={
        <>
          <FavouriteButton
            name={model.name}
            isFavourite={favourites.includes(model.id)}
            onToggle={() => toggle(model.id)}
          />
          {canWrite && (
            <>
              <ButtonLink href={`/compare?${search}`} size="sm" className="max-sm:hidden">
                Compare
              </ButtonLink>
              <ButtonLink href={`/chat?${search}`} variant="primary" size="sm">
                Chat with it
              </ButtonLink>
            </>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-10">
        <div className="flex flex-col gap-4">
          <p className="flex min-w-0 items-center gap-1">
            <span className="truncate font-mono text-muted-foreground text-sm">{model.id}</span>
            <CopyButton label="Copy the id" text={() => model.id} />
          </p>
          {capabilities.length > 0 && (
            <ul aria-label="Can" className="flex flex-wrap gap-x-5 gap-y-1.5">
              {capabilities.map(({ id, label, icon: Icon }) => (
                <li key={id} className="flex items-center gap-1.5">
                  <Icon aria-hidden className="size-4 text-gray-10" />
                  {label}
                </li>
              ))}
            </ul>
          )}
          <ModelFacts model={model} />
          {model.description && (
            <div className="max-w-176">
              <Answer text={model.description} isStreaming={false} isFar={false} />
            </div>
          )}
        </div>
        <Section title="What your team measured, last 30 days">
          <ModelFigures model={model.id} />
        </Section>
        <Section title="Prices">
          <ModelPriceTable pricing={model.pricing} />
        </Section>
        <Section title="Who serves it">
          <EndpointTable model={model.id} />
        </Section>
        {canWrite && (
          <UseOverTime
            title={seesTeam ? 'What your team used it for' : 'What you used it for'}
            only={{ model: model.id }}
            groupBy={seesTeam ? 'member' : 'purpose'}
          />
        )}
        <Section title="Parameters it takes">
          <ParameterList names={model.supportedParameters} />
        </Section>
      </div>
    </Page>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-3">
      <h2 className="font-medium">{title}</h2>
      {children}
    </section>
  );
}
