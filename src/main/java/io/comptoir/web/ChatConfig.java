package io.comptoir.web;

import io.comptoir.base.Language;
import io.comptoir.dialogue.View.MessageForm;
import io.comptoir.dialogue.message.Messages;
import io.comptoir.shop.Shop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the widget is told of a shop before anyone writes. */
public final class ChatConfig {
  private static final int STARTERS = 4;

  private ChatConfig() {}

  /**
   * @param paymentOrigins where payment pages may be that the widget shows inside itself; "" is
   *     ours
   */
  public static Map<String, Object> of(Shop shop, Language language) {
    var settings = shop.settings();
    var files = "/shop/" + settings.id() + "/files/";
    var persona = new LinkedHashMap<String, Object>();
    persona.put("name", settings.persona().name());
    persona.put("role", settings.persona().role().in(language));
    var picture = settings.persona().picture();
    if (picture != null) {
      persona.put("picture", files + picture);
    }
    persona.put("disclosure", words(shop.messages(), "chat.disclosure", language, shop));
    var config = new LinkedHashMap<String, Object>();
    config.put("shop", settings.id());
    config.put("name", settings.name());
    config.put("persona", persona);
    config.put("languages", settings.languages());
    config.put("locale", language);
    config.put("brand", BrandColours.of(settings.brand()));
    config.put("greeting", words(shop.messages(), "chat.greeting", language, shop));
    config.put("starters", starters(shop, language));
    config.put(
        "limits",
        Map.of("textChars", ClientContent.MAX_TEXT_CHARS, "imageBytes", Uploads.MAX_BYTES));
    config.put("paymentOrigins", List.of());
    return config;
  }

  private static List<Map<String, Object>> starters(Shop shop, Language language) {
    var starters = new ArrayList<Map<String, Object>>();
    for (var i = 1; i <= STARTERS; i++) {
      var text = words(shop.messages(), "chat.starter_" + i, language, shop);
      if (!text.isEmpty()) {
        starters.add(Map.of("text", text));
      }
    }
    return starters;
  }

  private static String words(Messages messages, String key, Language language, Shop shop) {
    return messages
        .find(key, language)
        .map(
            wording ->
                wording.say(
                    MessageForm.WEB,
                    false,
                    0,
                    Map.of(
                        "persona",
                        shop.settings().persona().name(),
                        "shop",
                        shop.settings().name())))
        .orElse("");
  }
}
