import { Modal, type ModalProps } from '@mantine/core';
import { type MouseEvent, useEffect, useState } from 'react';

/**
 * A dialog with a form. Once something was entered or sent, only its buttons close it: Escape or a click outside must
 * not discard the input, nor hide how the request ends.
 */
export function FormModal({
  children,
  closeOnEscape = true,
  closeOnClickOutside = true,
  ...props
}: ModalProps) {
  const [isTouched, setTouched] = useState(false);
  const touch = () => setTouched(true);
  useEffect(() => {
    if (!props.opened) setTouched(false);
  }, [props.opened]);
  return (
    <Modal
      {...props}
      closeOnEscape={closeOnEscape && !isTouched}
      closeOnClickOutside={closeOnClickOutside && !isTouched}
    >
      <div
        onInput={touch}
        onSubmit={touch}
        onClick={(event) => {
          if (changesForm(event)) touch();
        }}
      >
        {children}
      </div>
    </Modal>
  );
}

/** Options of a list, and buttons that add or remove a row, cause no `input`. */
const changesForm = ({ target }: MouseEvent): boolean =>
  target instanceof Element && target.closest('[role=option], form button') !== null;
