'use client';

import { cloneElement, useEffect } from 'react';
import { onDemandCode } from '@/components/ui/on-demand-code';
import { useLoaded } from '@/components/ui/use-loaded';
import type { ModelPickerProps } from './model-picker-props.ts';

const combobox = onDemandCode(() => import('./model-combobox.tsx'));

/** Picks one of all models of the catalogue. The picker is fetched when a pointer or the focus first comes near it. */
export function ModelPicker(props: ModelPickerProps) {
  const { open, onOpenChange, trigger } = props;
  const { module, hasFailed, load } = useLoaded(combobox);
  useEffect(() => {
    if (open) load();
  }, [open, load]);
  useEffect(() => {
    if (hasFailed) onOpenChange(false);
  }, [hasFailed, onOpenChange]);
  if (module) return <module.ModelCombobox {...props} />;
  const prefetch = () => void combobox.load().catch(() => {});
  return cloneElement(trigger, {
    role: 'combobox',
    'aria-haspopup': 'dialog',
    'aria-expanded': open,
    onClick: () => onOpenChange(true),
    onPointerEnter: prefetch,
    onFocus: prefetch,
    ...(hasFailed ? { 'data-tip': 'The models could not be loaded. Check the connection, then try again.' } : {}),
  });
}
