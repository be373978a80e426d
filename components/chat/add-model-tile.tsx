'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { ModelPicker } from '@/components/models/model-picker';
import { usePickerShortcut } from '@/components/models/use-picker-shortcut';
import { Button } from '@/components/ui/button';
import { useAddModel } from './use-add-model.ts';

/** Puts another model beside the panes; it answers the last prompt at once. */
export function AddModelTile() {
  const [isOpen, setIsOpen] = useState(false);
  const addModel = useAddModel();
  usePickerShortcut(setIsOpen);
  return (
    <div className="flex flex-1 flex-col p-3">
      <ModelPicker
        value={null}
        open={isOpen}
        onOpenChange={setIsOpen}
        onValueChange={addModel}
        trigger={
          <Button
            aria-label="Add a model"
            variant="ghost"
            className="h-auto w-full flex-1 flex-col gap-2 border border-gray-7 border-dashed py-6"
          >
            <Plus aria-hidden />
            Add a model
          </Button>
        }
      />
    </div>
  );
}
