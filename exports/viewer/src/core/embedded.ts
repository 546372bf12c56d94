// What travels in the page: JSON to be had at once, and packed blocks that the browser unpacks.

import { byId } from '../ui/dom.ts';
import type { Kind } from './model.ts';

/** What exports/page/payload.py drew: nodes and edges as pyvis holds them. */
export interface First {
  nodes: { id: number; group: string; lines: string[]; step: number; x: number; y: number }[];
  edges: { id: string; from: number; to: number; arrows: string; dashes: boolean; width: number }[];
  options: Record<string, any>;
  /** Of the graph. */
  version: string;
  /** Of the page's own data, in which things have their numbers. */
  page: string;
  /** The thing that the page opens with. */
  opened: number | null;
  /** The kinds of things that the graph holds. */
  kinds: Kind[];
}

export const first = (): First => JSON.parse(byId('first').textContent ?? '') as First;

/** Whether the page holds a packed block of this name. */
export const holds = (id: string): boolean => Boolean(document.getElementById(id)?.textContent);

/** The bytes of a packed block. */
export async function unpacked(id: string): Promise<ArrayBuffer> {
  const stream = new Blob([bytes(byId(id).textContent ?? '')]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

/** The text of a packed block. */
export const text = async (id: string): Promise<string> => new TextDecoder().decode(await unpacked(id));

/** The value of a packed block of JSON. */
export const json = async <T>(id: string): Promise<T> => JSON.parse(await text(id)) as T;

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  const modern = Uint8Array as unknown as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };
  if (modern.fromBase64) return modern.fromBase64(base64);
  const binary = atob(base64);
  const found = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) found[i] = binary.charCodeAt(i);
  return found;
}
