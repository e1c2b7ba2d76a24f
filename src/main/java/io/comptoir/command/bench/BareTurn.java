package io.comptoir.command.bench;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.comptoir.action.LocalWrite;
import io.comptoir.base.Value;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.customer.Profile;
import io.comptoir.engine.TurnRecord;
import io.comptoir.message.Content;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of one real turn, as the database takes them: written beforehand, so that the bare SQL
 * spends nothing but the database's own time.
 *
 * @param cart lines of a cart saved, null when it was not
 * @param profile of a customer saved, null when it was not
 */
record BareTurn(
    String said,
    List<String> replies,
    String author,
    String state,
    @Nullable String steps,
    List<BareFact> facts,
    @Nullable String cart,
    @Nullable String profile) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultVisibility(v -> v.withIsGetterVisibility(Visibility.NONE))
          .build();

  record BareFact(String name, String data) {}

  static BareTurn of(TurnRecord turn) {
    return new BareTurn(
        json(new Content.Text("a sentence about as long as they are")),
        turn.replies().stream().map(reply -> json(reply.content())).toList(),
        turn.replies().isEmpty() ? "" : String.valueOf(turn.replies().getFirst().author().name()),
        turn.state().json(),
        turn.steps().isEmpty() ? null : MAPPER.writeValueAsString(turn.steps()),
        turn.facts().stream()
            .map(
                fact ->
                    new BareFact(
                        fact.name(),
                        MAPPER
                            .writerFor(new TypeReference<Map<String, Value>>() {})
                            .writeValueAsString(fact.data())))
            .toList(),
        cart(turn),
        profile(turn));
  }

  private static String json(Content content) {
    return MAPPER.writerFor(Content.class).writeValueAsString(content);
  }

  private static @Nullable String cart(TurnRecord turn) {
    for (var write : turn.writes()) {
      if (write instanceof LocalWrite.SaveCart(Cart cart)) {
        return MAPPER.writeValueAsString(cart.lines());
      }
    }
    return null;
  }

  private static @Nullable String profile(TurnRecord turn) {
    for (var write : turn.writes()) {
      if (write instanceof LocalWrite.SaveCustomer(var customer)) {
        return MAPPER.writerFor(Profile.class).writeValueAsString(customer.profile());
      }
    }
    return null;
  }
}
