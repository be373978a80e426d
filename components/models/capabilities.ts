import { AudioLines, Braces, Brain, FileText, Image, type LucideIcon, Video, Wrench } from 'lucide-react';
import type { ModelRow } from '#lib/models/model-row';

export type Capability = { readonly id: string; readonly label: string; readonly icon: LucideIcon };

type Able = Pick<ModelRow, 'inputModalities' | 'supportedParameters' | 'reasoning'>;

const CAPABILITIES: readonly (Capability & { readonly isIn: (model: Able) => boolean })[] = [
  { id: 'image', label: 'Images', icon: Image, isIn: (model) => model.inputModalities.includes('image') },
  { id: 'file', label: 'Files', icon: FileText, isIn: (model) => model.inputModalities.includes('file') },
  { id: 'audio', label: 'Audio', icon: AudioLines, isIn: (model) => model.inputModalities.includes('audio') },
  { id: 'video', label: 'Video', icon: Video, isIn: (model) => model.inputModalities.includes('video') },
  {
    id: 'reasoning',
    label: 'Reasoning',
    icon: Brain,
    isIn: (model) => model.reasoning !== null || model.supportedParameters.includes('reasoning'),
  },
  { id: 'tools', label: 'Tools', icon: Wrench, isIn: (model) => model.supportedParameters.includes('tools') },
  {
    id: 'structured_outputs',
    label: 'Structured output',
    icon: Braces,
    isIn: (model) => model.supportedParameters.includes('structured_outputs'),
  },
];

/** What a model can do beside reading and writing text, always in the same order. */
export function capabilitiesOf(model: Able): readonly Capability[] {
  return CAPABILITIES.filter(({ isIn }) => isIn(model));
}
