'use client';

import { cloneElement, lazy, Suspense, useState } from 'react';
import type { ModelPickerProps } from './model-picker-props.ts';

const load = () => import('./model-combobox.tsx');
const ModelCombobox = lazy(() => load().then((module) => ({ default: module.ModelCombobox })));

/** Picks one of all models of the catalogue. The picker is fetched when a pointer or the focus first comes near it. */
export function ModelPicker(props: ModelPickerProps) {
  const [wasOpen, setWasOpen] = useState(props.open);
  if (props.open && !wasOpen) setWasOpen(true);
  const trigger = cloneElement(props.trigger, {
    role: 'combobox',
    'aria-haspopup': 'dialog',
    'aria-expanded': props.open,
    onClick: () => props.onOpenChange(true),
    onPointerEnter: load,
    onFocus: load,
  });
  if (!wasOpen) return trigger;
  return (
    <Suspense fallback={trigger}>
      <ModelCombobox {...props} />
    </Suspense>
  );
}
