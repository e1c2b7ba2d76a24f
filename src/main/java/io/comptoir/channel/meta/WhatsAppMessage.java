package io.comptoir.channel.meta;

import io.comptoir.base.Language;
import io.comptoir.channel.Account;
import io.comptoir.channel.Envelope;
import io.comptoir.channel.Payload;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts messages as WhatsApp's Cloud API takes them. */
final class WhatsAppMessage {
  private static final int MAX_BUTTONS = 3;
  private static final int MAX_CATALOG_ITEMS = 30;
  private static final int MAX_HEADER = 60;

  private final Account account;
  private final Envelope envelope;

  private WhatsAppMessage(Account account, Envelope envelope) {
    this.account = account;
    this.envelope = envelope;
  }

  static List<Map<String, Object>> of(Account account, Envelope envelope, Content content) {
    return new WhatsAppMessage(account, envelope).messages(content);
  }

  /** Whether the platform's own product messages can carry them, with what can be done beside. */
  static boolean fitsCatalog(Content.Products products) {
    return products.layout() != Content.Layout.COMPARISON
        && products.items().size() <= MAX_CATALOG_ITEMS
        && products.actions().size() <= MAX_BUTTONS
        && products.actions().stream()
            .allMatch(
                action ->
                    (action instanceof Action.Postback || action instanceof Action.Reply)
                        && action.text().length() <= 20);
  }

  /** An order to be paid here; amounts in hundredths. */
  static Map<String, Object> bill(
      Envelope envelope, Content.PaymentBlock payment, String configuration) {
    var amount = payment.amount();
    var value = Payload.of("value", amount.minor(), "offset", 100);
    var parameters =
        Payload.of(
            "reference_id", payment.payment(),
            "type", "physical-goods",
            "payment_settings",
                List.of(
                    Payload.of(
                        "type",
                        "payment_gateway",
                        "payment_gateway",
                        Payload.of("type", "razorpay", "configuration_name", configuration))),
            "currency", amount.currency().getCurrencyCode(),
            "total_amount", value,
            "order",
                Payload.of(
                    "status",
                    "pending",
                    "items",
                    List.of(
                        Payload.of(
                            "retailer_id",
                            payment.order(),
                            "name",
                            payment.order(),
                            "amount",
                            value,
                            "quantity",
                            1)),
                    "subtotal",
                    value));
    return interactive(
        envelope,
        "order_details",
        null,
        payment.label() + " · " + payment.payee(),
        Payload.of("name", "review_and_pay", "parameters", parameters));
  }

  private List<Map<String, Object>> messages(Content content) {
    return switch (content) {
      case Content.Text(var text, var actions) -> text(text, null, actions);
      case Content.Image(var url, var alt, var text, var actions) ->
          actions.isEmpty()
              ? List.of(media("image", url, "caption", text))
              : text(
                  text == null ? "↓" : text,
                  Payload.of("type", "image", "image", Payload.of("link", url)),
                  actions);
      case Content.Audio(var url, var text) -> List.of(media("audio", url, "", null));
      case Content.Video(var url, var text) -> List.of(media("video", url, "caption", text));
      case Content.File(var url, var name, var text) -> {
        var body = media("document", url, "caption", text);
        var document = new LinkedHashMap<>(Payload.of("link", url, "caption", text));
        document.put("filename", name);
        body.put("document", document);
        yield List.of(body);
      }
      case Content.Location(var latitude, var longitude, var name) ->
          List.of(
              message(
                  envelope,
                  "location",
                  Payload.of(
                      "latitude",
                      Double.toString(latitude),
                      "longitude",
                      Double.toString(longitude),
                      "name",
                      name,
                      "address",
                      name)));
      case Content.ItemList(var text, var items, var _) -> List.of(list(text, items));
      case Content.Template template -> List.of(template(template));
      case Content.Products products -> catalog(products);
      case Content.Carousel _,
          Content.Form _,
          Content.FormResponse _,
          Content.Postback _,
          Content.CartBlock _,
          Content.OrderBlock _,
          Content.PaymentBlock _,
          Content.Change _,
          Content.Unsupported _ ->
          List.of();
    };
  }

  private List<Map<String, Object>> text(
      String text,
      @org.jspecify.annotations.Nullable Map<String, Object> header,
      List<Action> actions) {
    var buttons = new ArrayList<Map<String, Object>>();
    var asksPlace = false;
    for (var action : actions) {
      switch (action) {
        case Action.Reply(var words, var payload, var _) -> buttons.add(button(words, payload));
        case Action.Postback(var words, var payload) -> buttons.add(button(words, payload));
        case Action.LocationRequest _ -> asksPlace = true;
        case Action.Link _, Action.Buy _, Action.Webview _ -> {}
      }
    }
    var messages = new ArrayList<Map<String, Object>>();
    if (!buttons.isEmpty()) {
      messages.add(interactive(envelope, "button", header, text, Payload.of("buttons", buttons)));
    } else if (!asksPlace) {
      messages.add(
          message(
              envelope,
              "text",
              Payload.of("body", text, "preview_url", text.contains("https://"))));
    }
    if (asksPlace) {
      var words =
          actions.stream()
              .filter(Action.LocationRequest.class::isInstance)
              .map(Action::text)
              .findFirst()
              .orElse(text);
      messages.add(
          interactive(
              envelope,
              "location_request_message",
              null,
              buttons.isEmpty() ? text : words,
              Payload.of("name", "send_location")));
    }
    return messages;
  }

  private static Map<String, Object> button(String words, String payload) {
    return Payload.of("type", "reply", "reply", Payload.of("id", payload, "title", words));
  }

  private Map<String, Object> list(
      @org.jspecify.annotations.Nullable String text, List<Content.Item> items) {
    var rows = new ArrayList<Map<String, Object>>();
    for (var item : items) {
      var id =
          switch (item.actions().getFirst()) {
            case Action.Reply(var _, var payload, var _) -> payload;
            case Action.Postback(var _, var payload) -> payload;
            case Action.Link _, Action.Buy _, Action.Webview _, Action.LocationRequest _ -> "";
          };
      rows.add(Payload.of("id", id, "title", item.title(), "description", item.description()));
    }
    return interactive(
        envelope,
        "list",
        null,
        text == null || text.isBlank() ? choose() : text,
        Payload.of("button", choose(), "sections", List.of(Payload.of("rows", rows))));
  }

  private String choose() {
    return envelope.language().equals(Language.FRENCH) ? "Choisir" : "Choose";
  }

  /** One product is shown alone, several by sections; what can be done beside comes below. */
  private List<Map<String, Object>> catalog(Content.Products products) {
    var catalog = account.setting("catalog").orElseThrow();
    var items = products.items();
    var messages = new ArrayList<Map<String, Object>>();
    if (items.size() == 1) {
      var card = items.getFirst();
      messages.add(
          interactive(
              envelope,
              "product",
              null,
              card.why() == null ? card.name() : card.why(),
              Payload.of("catalog_id", catalog, "product_retailer_id", card.id())));
    } else {
      var listed =
          items.stream().map(card -> Payload.of("product_retailer_id", card.id())).toList();
      var about = new ArrayList<String>();
      items.forEach(card -> about.add(card.name()));
      var title = String.join(", ", about);
      messages.add(
          interactive(
              envelope,
              "product_list",
              Payload.of("type", "text", "text", cut(items.getFirst().name(), MAX_HEADER)),
              cut(title, 1_000),
              Payload.of(
                  "catalog_id",
                  catalog,
                  "sections",
                  List.of(Payload.of("title", choose(), "product_items", listed)))));
    }
    if (!products.actions().isEmpty()) {
      messages.addAll(text("↑", null, products.actions()));
    }
    return messages;
  }

  private Map<String, Object> template(Content.Template template) {
    var parameters =
        template.parameters().stream()
            .map(parameter -> Payload.of("type", "text", "text", parameter))
            .toList();
    return message(
        envelope,
        "template",
        Payload.of(
            "name", template.name(),
            "language", Payload.of("policy", "deterministic", "code", envelope.language().code()),
            "components",
                parameters.isEmpty()
                    ? null
                    : List.of(Payload.of("type", "body", "parameters", parameters))));
  }

  private Map<String, Object> media(
      String kind,
      String url,
      String captionName,
      @org.jspecify.annotations.Nullable String caption) {
    return message(
        envelope,
        kind,
        captionName.isEmpty()
            ? Payload.of("link", url)
            : Payload.of("link", url, captionName, caption));
  }

  private static Map<String, Object> interactive(
      Envelope envelope,
      String type,
      @org.jspecify.annotations.Nullable Map<String, Object> header,
      String text,
      Map<String, Object> action) {
    return message(
        envelope,
        "interactive",
        Payload.of(
            "type", type, "header", header, "body", Payload.of("text", text), "action", action));
  }

  /** Someone known by a user id only is its recipient; a phone number is written to. */
  private static Map<String, Object> message(
      Envelope envelope, String type, Map<String, Object> what) {
    var isNumber = envelope.to().matches("\\+?[0-9]{5,20}");
    return Payload.of(
        "messaging_product",
        "whatsapp",
        "recipient_type",
        "individual",
        isNumber ? "to" : "recipient",
        envelope.to(),
        "type",
        type,
        type,
        what);
  }

  private static String cut(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit - 1) + "…";
  }
}
