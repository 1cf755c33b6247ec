import { type Parcel, type Speed, quote } from './quote.ts';

export interface Shipment {
  readonly id: string;
  readonly parcel: Parcel;
  readonly speed: Speed;
  readonly promisedOn: Date;
  readonly deliveredOn?: Date;
}

export function isLate(shipment: Shipment, today: Date): boolean {
  return (shipment.deliveredOn ?? today) > shipment.promisedOn;
}

/** Late shipments, the longest overdue first. */
export function lateShipments(shipments: readonly Shipment[], today: Date): Shipment[] {
  return shipments
    .filter((shipment) => isLate(shipment, today))
    .sort((a, b) => a.promisedOn.getTime() - b.promisedOn.getTime());
}

export function refundDue(shipments: readonly Shipment[], today: Date): number {
  let total = 0;
  for (const shipment of lateShipments(shipments, today)) {
    total += quote(shipment.parcel, shipment.speed) / 2;
  }
  return total;
}
