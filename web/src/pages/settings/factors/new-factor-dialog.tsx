import { type ReactNode, useState } from 'react';
import { RecoveryCodesView } from './recovery-codes-view';
import { FormModal } from '../../../components/forms/form-modal';
import { t } from '../../../language/translate';

interface NewFactorDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** @param onAdded takes the recovery codes, which come with the first factor of an account */
  children: (onAdded: (codes: string[]) => void) => ReactNode;
}

/** Adds a second factor, then shows the recovery codes if there are any. */
export function NewFactorDialog({ opened, onClose, title, children }: NewFactorDialogProps) {
  const [codes, setCodes] = useState<string[]>([]);
  const isShowingCodes = codes.length > 0;
  const close = (): void => {
    setCodes([]);
    onClose();
  };
  return (
    <FormModal
      opened={opened}
      onClose={close}
      title={isShowingCodes ? t('Your recovery codes') : title}
      // The codes cannot be shown again.
      closeOnClickOutside={!isShowingCodes}
      closeOnEscape={!isShowingCodes}
      withCloseButton={!isShowingCodes}
    >
      {isShowingCodes ? (
        <RecoveryCodesView codes={codes} onDone={close} />
      ) : (
        children((given) => (given.length > 0 ? setCodes(given) : close()))
      )}
    </FormModal>
  );
}
