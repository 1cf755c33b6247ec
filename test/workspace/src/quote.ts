/** Sizes in centimetres, weight in kilograms. */
export interface Parcel {
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly weight: number;
}

export type Speed = 'standard' | 'express';

/** Carriers charge a light, bulky parcel as if it weighed this much. */
const CUBIC_CENTIMETRES_PER_KILOGRAM = 5000;

const PRICE_PER_KILOGRAM: Readonly<Record<Speed, number>> = { standard: 2.4, express: 5.1 };

export function chargeableWeight(parcel: Parcel): number {
  const volume = parcel.length * parcel.width * parcel.height;
  const volumetric = volume / CUBIC_CENTIMETRES_PER_KILOGRAM;
  return Math.ceil(Math.max(parcel.weight, volumetric) * 2) / 2;
}

/** The price in euros, at least the base fee. */
export function quote(parcel: Parcel, speed: Speed, baseFee = 3.5): number {
  const price = chargeableWeight(parcel) * PRICE_PER_KILOGRAM[speed];
  return Math.round(Math.max(price, baseFee) * 100) / 100;
}
