package io.comptoir.channel;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.message.Action;
import io.comptoir.message.Author;
import io.comptoir.message.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** One message of every kind, for checking what a channel makes of them. */
public final class Samples {
  private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

  private Samples() {}

  public static Envelope envelope(String thread) {
    return new Envelope(
        "7700112233",
        thread,
        UUID.fromString("11111111-1111-4111-8111-111111111111"),
        Author.bot("Colombe"),
        Language.FRENCH,
        Optional.of(NOW.minusSeconds(60)),
        NOW,
        "https://shop.example.com",
        "");
  }

  /** As they are after they were brought down to what the channel can show. */
  public static List<Content> everything(String channel) {
    var can = Capabilities.of(channel).orElseThrow();
    var parts = new ArrayList<Content>();
    for (var content : whole()) {
      Degradation.degrade(content, can, Language.FRENCH, "https://shop.example.com")
          .forEach(part -> parts.add(ButtonIds.marked(part, content, 12)));
    }
    return parts;
  }

  public static List<Content> everything() {
    return everything("telegram");
  }

  /** One product, and several with something to do beside. */
  public static List<Content.Products> products() {
    return List.of(
        new Content.Products(Content.Layout.DETAIL, List.of(card(1)), List.of()),
        new Content.Products(
            Content.Layout.CAROUSEL,
            List.of(card(1), card(2), card(3)),
            List.of(new Action.Postback("Autres", "{\"do\":\"products.more\"}"))));
  }

  public static Content.PaymentBlock payment() {
    return new Content.PaymentBlock(
        "8f14e45f-ceea-467f-a0f1-1d5c6a3b9e10",
        "C-2026-000123",
        Money.of(4990, "EUR"),
        "Maison Ormeline",
        "sandbox",
        "pending",
        "Payer",
        "/payments/sandbox/x",
        List.of(new Action.Postback("Annuler", "{\"do\":\"order.cancel\"}")));
  }

  private static List<Content> whole() {
    var replies =
        List.<Action>of(
            new Action.Reply(
                "Ma mère", "{\"do\":\"answer\",\"prompt\":\"3\",\"value\":\"mother\"}"),
            new Action.Reply(
                "Un ami", "{\"do\":\"answer\",\"prompt\":\"3\",\"value\":\"friend\"}"));
    var many =
        IntStream.range(0, 8)
            .mapToObj(i -> (Action) new Action.Reply("Choix " + i, "{\"do\":\"c" + i + "\"}"))
            .toList();
    var mixed =
        List.<Action>of(
            new Action.Postback("Ajouter", "{\"do\":\"cart.add\"}"),
            new Action.Link("Voir", "/shop/beaute/products/P-1"),
            new Action.LocationRequest("Où êtes-vous ?"),
            new Action.Buy("Acheter", Money.of(4990, "EUR"), "https://shop.example.com/buy"),
            new Action.Webview(
                "Composer", "https://shop.example.com/w", "https://shop.example.com/f"));
    var items =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    new Content.Item(
                        "Parfum " + i,
                        "49,90 €",
                        "https://cdn.example.com/" + i + ".jpg",
                        "un flacon",
                        List.of(new Action.Postback("Choisir", "{\"do\":\"p" + i + "\"}"))))
            .toList();
    return List.of(
        new Content.Text("Bonjour"),
        new Content.Text("Pour qui ?", replies),
        new Content.Text("Lequel ?", many),
        new Content.Text("Et maintenant ?", mixed),
        new Content.Text("Une très longue histoire. ".repeat(400), replies),
        new Content.Image("https://cdn.example.com/1.jpg", "un flacon", "Voici", mixed),
        new Content.Image("/shop/beaute/files/1.jpg", "un flacon", null, List.of()),
        new Content.Audio("https://cdn.example.com/1.mp3", "Écoutez"),
        new Content.Audio("https://cdn.example.com/1.ogg", null),
        new Content.Video("https://cdn.example.com/1.mp4", null),
        new Content.File("https://cdn.example.com/1.pdf", "facture.pdf", null),
        new Content.Location(48.8566, 2.3522, "Boutique"),
        new Content.Location(48.8566, 2.3522, null),
        new Content.Carousel(items, List.of()),
        new Content.Carousel(items, replies),
        new Content.ItemList("Lequel ?", items, List.of()),
        new Content.Products(Content.Layout.CAROUSEL, List.of(card(1), card(2), card(3)), replies),
        new Content.Products(Content.Layout.DETAIL, List.of(card(1)), List.of()),
        payment());
  }

  private static Content.ProductCard card(int nth) {
    return new Content.ProductCard(
        "P-" + nth,
        "Eau de jardin " + nth,
        "Un matin de mai.",
        "parce que floral",
        "https://cdn.example.com/" + nth + ".jpg",
        "un flacon",
        "/shop/beaute/products/P-" + nth,
        Money.of(4990, "EUR"),
        null,
        4.5,
        12,
        Content.Availability.IN_STOCK,
        List.of(new Content.Fact("Famille", "floral")),
        List.of(
            new Action.Postback("Ajouter", "{\"do\":\"cart.add\",\"product\":\"P-" + nth + "\"}"),
            new Action.Postback(
                "Détails", "{\"do\":\"products.details\",\"product\":\"P-" + nth + "\"}")));
  }
}
