package io.comptoir.command.picture;

/**
 * Leads from one box to another.
 *
 * @param label when one goes this way; "" where there is no other
 * @param dashed goes this way only sometimes, besides the others
 */
record Arrow(int from, int to, String label, boolean dashed) {
  private static final double ROOM = 14;

  /** The room its label takes beside the others under a box. */
  double room() {
    return label.isEmpty() ? ROOM : labelWidth() + ROOM;
  }

  double labelWidth() {
    return Row.Style.NOTE.lettering.width(label) + 12;
  }
}
