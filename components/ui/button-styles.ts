import { cva, type VariantProps } from 'class-variance-authority';

export const buttonStyles = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors aria-disabled:opacity-50 disabled:opacity-50 data-disabled:opacity-50 pointer-coarse:min-h-11 pointer-coarse:min-w-11 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'border-transparent bg-accent text-accent-foreground hover:bg-accent-hover disabled:hover:bg-accent',
        secondary:
          'border-gray-7 bg-surface text-foreground hover:bg-gray-3 active:bg-gray-4 data-popup-open:bg-gray-4',
        ghost:
          'border-transparent text-muted-foreground hover:bg-gray-4 hover:text-foreground active:bg-gray-5 data-popup-open:bg-gray-4 data-popup-open:text-foreground',
        danger: 'border-transparent bg-danger text-danger-foreground hover:bg-danger-hover',
        'danger-quiet': 'border-gray-7 bg-surface text-danger-text hover:border-danger-line hover:bg-danger-soft',
      },
      size: {
        sm: 'h-7 px-2 text-sm',
        md: 'h-8 px-3 text-base',
        lg: 'h-10 px-4 text-base',
        'icon-sm': 'size-7',
        icon: 'size-8',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

export type ButtonVariants = VariantProps<typeof buttonStyles>;
