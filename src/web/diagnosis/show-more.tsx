import { Button } from 'antd';
import { useState } from 'react';

/** The first of a list, and more of it on demand. */
export function useFirst<T>(all: readonly T[], first: number, more: number) {
  const [count, setCount] = useState(first);

  return { shown: all.slice(0, count), hidden: Math.max(0, all.length - count), showMore: () => setCount(count + more) };
}

type ShowMoreProps = { readonly label: string; readonly hidden: number; readonly onShow: () => void };

/** Button below a list that is not shown whole. */
export function ShowMore({ label, hidden, onShow }: ShowMoreProps) {
  if (hidden === 0) return null;

  return (
    <Button type="link" size="small" onClick={onShow}>
      {label}
    </Button>
  );
}
