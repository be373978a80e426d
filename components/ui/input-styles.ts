import { cva } from 'class-variance-authority';

export const inputStyles = cva(
  'w-full min-w-0 rounded-md border border-gray-8 bg-field text-base text-foreground transition-colors hover:border-gray-9 focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-accent focus-visible:-outline-offset-1 disabled:opacity-60 aria-invalid:border-danger data-invalid:border-danger',
  {
    variants: {
      size: {
        sm: 'h-7 px-2 text-sm',
        md: 'h-8 px-2.5',
        lg: 'h-10 px-3',
        area: 'px-2.5 py-1.5 pointer-coarse:min-h-11',
      },
      isMono: { true: 'font-mono text-sm', false: '' },
    },
    defaultVariants: { size: 'md', isMono: false },
  },
);
