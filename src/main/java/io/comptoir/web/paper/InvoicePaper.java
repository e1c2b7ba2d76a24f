package io.comptoir.web.paper;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.util.Currency;
import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.commerce.checkout.SellingTerms;
import io.comptoir.commerce.order.InvoiceStore.Invoice;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** An invoice as it is printed. */
public final class InvoicePaper {
  private static final float QUANTITY = 330;
  private static final float UNIT = 440;
  private static final float SIZE = 10;

  private final Invoice invoice;
  private final SellingTerms terms;
  private final Language language;

  public InvoicePaper(Invoice invoice, SellingTerms terms, Language language) {
    this.invoice = invoice;
    this.terms = terms;
    this.language = language;
  }

  /** The PDF's bytes. */
  public byte[] pdf() {
    var order = invoice.order();
    try (var sheet = new Sheet(said("Facture ", "Invoice ") + invoice.number())) {
      sheet.text(Sheet.LEFT, 18, true, terms.payee()).down(34);
      sheet
          .text(Sheet.LEFT, 14, true, said("Facture n° ", "Invoice no. ") + invoice.number())
          .ending(
              Sheet.RIGHT, SIZE, false, day(LocalDate.ofInstant(invoice.issuedAt(), terms.zone())))
          .down(16);
      sheet
          .text(
              Sheet.LEFT,
              SIZE,
              false,
              said("Commande ", "Order ")
                  + order.number()
                  + ", "
                  + day(LocalDate.ofInstant(order.placedAt(), terms.zone())))
          .down(28);
      sheet.text(Sheet.LEFT, SIZE, false, order.contact().name()).down(13);
      var address = order.delivery().address();
      if (address != null) {
        sheet.text(Sheet.LEFT, SIZE, false, address.street()).down(13);
        sheet.text(Sheet.LEFT, SIZE, false, address.postcode() + " " + address.city()).down(13);
        sheet.text(Sheet.LEFT, SIZE, false, address.country()).down(13);
      }
      goods(sheet.down(20));
      return sheet.bytes();
    }
  }

  private void goods(Sheet sheet) {
    var order = invoice.order();
    sheet
        .text(Sheet.LEFT, SIZE, true, said("Article", "Item"))
        .ending(QUANTITY, SIZE, true, said("Quantité", "Quantity"))
        .ending(UNIT, SIZE, true, said("Prix unitaire", "Unit price"))
        .ending(Sheet.RIGHT, SIZE, true, said("Prix", "Price"))
        .down(6)
        .line()
        .down(14);
    for (var line : order.lines()) {
      var detail = line.detail();
      var name = detail == null ? line.name() : line.name() + ", " + detail;
      sheet
          .text(Sheet.LEFT, SIZE, false, sheet.cut(name, SIZE, 220))
          .ending(QUANTITY, SIZE, false, Integer.toString(line.quantity()))
          .ending(UNIT, SIZE, false, money(line.unitPrice()))
          .ending(Sheet.RIGHT, SIZE, false, money(line.price()))
          .down(15);
    }
    sheet.line().down(16);
    for (var amount : order.amounts()) {
      sheet
          .ending(UNIT, SIZE, false, amount.label())
          .ending(Sheet.RIGHT, SIZE, false, money(amount.amount()))
          .down(14);
    }
    sheet
        .ending(UNIT, SIZE + 1, true, "Total")
        .ending(Sheet.RIGHT, SIZE + 1, true, money(order.total()));
  }

  private String said(String french, String english) {
    return language.equals(Language.FRENCH) ? french : english;
  }

  private String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language.locale())
        .format(day);
  }

  private String money(Money money) {
    return NumberFormatter.withLocale(language.locale())
        .unit(Currency.getInstance(money.currency().getCurrencyCode()))
        .format(money.major())
        .toString();
  }
}
