package io.comptoir.nlu.sentiment;

import java.util.Locale;

/** What words tell about feelings; each is a section of the shipped lexicons. */
enum Cue {
  POSITIVE,
  /** Says little by itself and much when it is denied: "good", "not good". */
  GOOD,
  BAD,
  /** A complaint as it stands; a denial before it only takes it away. */
  NEGATIVE,
  /** What goods and skin may suffer: a complaint unless a remedy is asked for. */
  FAULTS,
  /** What goes wrong, and so turns praise into irony. */
  TROUBLE,
  IRONY,
  INSULTS,
  SWEARING,
  /** An insult when it is said to someone: "you are useless". */
  BELITTLING,
  YOU,
  /** Eaten so that the words inside are not felt: "best seller". */
  PLAIN,
  URGENT,
  NO_HURRY,
  SELF_HARM,
  EMERGENCY,
  /** Eaten so that the words inside are no alarm: "je veux en finir avec ce devis". */
  NO_DANGER;

  String section() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it says that something must happen, beside what is felt. */
  boolean alarms() {
    return compareTo(URGENT) >= 0;
  }
}
