import { Modal, type ModalProps } from '@mantine/core';
import { type MouseEvent, useEffect, useState } from 'react';

interface FormModalProps extends ModalProps {
  /** Whether the form is gone and its result known, so that there is nothing left to lose. */
  isOver?: boolean;
}

/**
 * A dialog with a form. Once something was entered or sent, only its buttons close it: Escape or a click outside must
 * not discard the input, nor hide how the request ends.
 */
export function FormModal({
  children,
  isOver = false,
  closeOnEscape = true,
  closeOnClickOutside = true,
  ...props
}: FormModalProps) {
  const [isTouched, setTouched] = useState(false);
  const touch = () => setTouched(true);
  const mayLose = isTouched && !isOver;
  useEffect(() => {
    if (!props.opened) setTouched(false);
  }, [props.opened]);
  return (
    <Modal
      {...props}
      closeOnEscape={closeOnEscape && !mayLose}
      closeOnClickOutside={closeOnClickOutside && !mayLose}
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
