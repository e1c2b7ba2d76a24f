package io.comptoir.commerce.order;

/** Why a request about an order is not carried out. */
public enum Refusal {
  /** There is no such order, or it is another's: nothing tells which. */
  UNKNOWN_ORDER,
  UNKNOWN_CUSTOMER,
  /** Nobody said yes to what would be done. */
  NOT_CONFIRMED,
  /** What would be done now is not what was said yes to. */
  NOT_AS_CONFIRMED,
  /** The shop does not do this. */
  NOT_OFFERED,
  /** Not while the order stands where it does. */
  WRONG_STATUS,
  TOO_LATE,
  /** It can be done once, and was. */
  ONLY_ONCE,
  /** Its items were changed, after which this is over. */
  ITEMS_CHANGED,
  /** A change waits for its payment. */
  CHANGE_AWAITED,
  BAD_REASON,
  BAD_ADDRESS,
  /** Nothing is named. */
  NOTHING,
  NOT_IN_ORDER,
  UNKNOWN_PRODUCT,
  OTHER_PRODUCT,
  SAME_ITEM,
  /** It was engraved or cut for this customer, and nothing is wrong with it. */
  MADE_TO_ORDER,
  OUT_OF_STOCK,
  UNKNOWN_METHOD,
  SAME_METHOD,
  /** Money goes back to what paid, or to a gift card. */
  NOT_THE_ORIGINAL,
  /** Nothing can be charged to it any more. */
  PAYS_NOTHING,
  GIFT_CARD_TOO_SMALL,
  /** More than one payment paid it. */
  PAID_BY_SEVERAL
}
