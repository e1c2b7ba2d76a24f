package io.comptoir.web.paper;

import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.Store;
import io.comptoir.commerce.order.Order;
import java.util.Optional;

/**
 * What is stuck onto a parcel that comes back: to whom, from whom, and the return's number in
 * letters and as a Code 39 bar code (ISO/IEC 16388), which any scanner reads.
 */
public final class ReturnLabel {
  private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. *";

  /** For each letter nine elements, bars first, 1 for a wide one. */
  private static final String[] ELEMENTS = {
    "000110100", "100100001", "001100001", "101100000", "000110001", "100110000", "001110000",
    "000100101", "100100100", "001100100", "100001001", "001001001", "101001000", "000011001",
    "100011000", "001011000", "000001101", "100001100", "001001100", "000011100", "100000011",
    "001000011", "101000010", "000010011", "100010010", "001010010", "000000111", "100000110",
    "001000110", "000010110", "110000001", "011000001", "111000000", "010010001", "110010000",
    "011010000", "010000101", "110000100", "011000100", "010010100",
  };

  private final Order order;
  private final String number;
  private final String payee;
  private final Optional<Store> to;
  private final Language language;

  /**
   * @param number the return's
   * @param payee the shop's name
   * @param to where goods are sent back; empty when the shop has no place of its own
   */
  public ReturnLabel(
      Order order, String number, String payee, Optional<Store> to, Language language) {
    this.order = order;
    this.number = number;
    this.payee = payee;
    this.to = to;
    this.language = language;
  }

  /** The PDF's bytes. */
  public byte[] pdf() {
    var french = language.equals(Language.FRENCH);
    try (var sheet = new Sheet((french ? "Retour " : "Return ") + number)) {
      sheet.text(Sheet.LEFT, 11, false, french ? "Destinataire" : "To").down(18);
      sheet.text(Sheet.LEFT, 16, true, payee).down(20);
      to.ifPresent(
          store -> {
            sheet.text(Sheet.LEFT, 13, false, store.address().street()).down(17);
            sheet
                .text(
                    Sheet.LEFT,
                    13,
                    false,
                    store.address().postcode() + " " + store.address().city())
                .down(17);
            sheet.text(Sheet.LEFT, 13, false, store.address().country()).down(17);
          });
      sheet.down(14).text(Sheet.LEFT, 11, false, french ? "Expéditeur" : "From").down(16);
      sheet.text(Sheet.LEFT, 12, false, order.contact().name()).down(15);
      var address = order.delivery().address();
      if (address != null) {
        sheet.text(Sheet.LEFT, 12, false, address.street()).down(15);
        sheet.text(Sheet.LEFT, 12, false, address.postcode() + " " + address.city()).down(15);
      }
      sheet.down(20);
      bars(sheet);
      sheet.down(90).text(Sheet.LEFT, 14, true, number).down(24);
      sheet
          .text(Sheet.LEFT, 10, false, (french ? "Commande " : "Order ") + order.number())
          .down(15);
      for (var back : order.returns()) {
        if (back.number().equals(number)) {
          sheet
              .text(Sheet.LEFT, 10, false, back.quantity() + " × " + name(back.item().value()))
              .down(14);
        }
      }
      return sheet.bytes();
    }
  }

  private String name(String item) {
    return order.lines().stream()
        .filter(l -> l.item().value().equals(item))
        .map(Order.OrderLine::name)
        .findFirst()
        .orElse(item);
  }

  private void bars(Sheet sheet) {
    var x = Sheet.LEFT;
    for (var letter : ("*" + number + "*").toCharArray()) {
      var elements = ELEMENTS[LETTERS.indexOf(letter)];
      for (var i = 0; i < elements.length(); i++) {
        var width = elements.charAt(i) == '1' ? 3.6f : 1.4f;
        if (i % 2 == 0) {
          sheet.box(x, 70, width, 70);
        }
        x += width;
      }
      x += 1.4f;
    }
  }
}
