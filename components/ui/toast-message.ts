export type ToastMessage = {
  title: string;
  description?: string;
  tone?: 'good' | 'error';
  action?: { label: string; onClick: () => void };
};

export type ToastEntry = ToastMessage & { id: string };
