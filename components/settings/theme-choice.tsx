'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import type { Theme } from '@/components/shell/theme';
import { useTheme } from '@/components/shell/use-theme';
import { Segmented } from '@/components/ui/segmented';

const CHOICES = [
  { value: 'light', label: 'Light', icon: <Sun aria-hidden /> },
  { value: 'dark', label: 'Dark', icon: <Moon aria-hidden /> },
  { value: 'system', label: 'As the system', icon: <Monitor aria-hidden /> },
] as const;

export function ThemeChoice({ served }: { served: Theme }) {
  const [theme, setTheme] = useTheme(served);
  return <Segmented label="Theme" value={theme} onValueChange={setTheme} options={CHOICES} />;
}
