import { Badge } from '@/components/ui/badge';

/** What the sandbox is, so that nobody takes its answers or its costs for real ones. */
export function SandboxNote() {
  return (
    <div className="border-y py-4">
      <p className="flex items-center gap-2 font-medium">
        Sandbox <Badge tone="accent">simulated</Badge>
      </p>
      <p className="mt-1 max-w-prose text-muted-foreground">
        A simulator inside Parallax answers for every model of OpenRouter. It knows the real catalogue and price list,
        so costs, budgets and the spend page behave as they will later, but no prompt leaves this server and no money
        moves.
      </p>
    </div>
  );
}
