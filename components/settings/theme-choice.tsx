'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from '@/components/shell/use-theme';
import { Segmented } from '@/components/ui/segmented';

const CHOICES = [
  { value: 'light', label: 'Light', icon: <Sun aria-hidden /> },
  { value: 'dark', label: 'Dark', icon: <Moon aria-hidden /> },
  { value: 'system', label: 'As the system', icon: <Monitor aria-hidden /> },
] as const;

export function ThemeChoice() {
  const [theme, setTheme] = useTheme();
  return <Segmented label="Theme" value={theme} onValueChange={setTheme} options={CHOICES} />;
}
