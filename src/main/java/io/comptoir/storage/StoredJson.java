package io.comptoir.storage;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.comptoir.base.Value;
import io.comptoir.commerce.cart.Cart.CartLine;
import io.comptoir.commerce.order.Order;
import io.comptoir.customer.Profile;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.engine.Arrival;
import io.comptoir.engine.TurnRecord;
import io.comptoir.identity.Merge;
import io.comptoir.message.Content;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** A kind of value as its column keeps it. */
final class StoredJson<T> {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          // isEmpty() and the like are words of the value, not parts of it
          .changeDefaultVisibility(v -> v.withIsGetterVisibility(Visibility.NONE))
          .addMixIn(ActionResult.class, HowItEnded.class)
          .build();

  static final StoredJson<Content> CONTENT = new StoredJson<>(new TypeReference<>() {});
  static final StoredJson<Profile> PROFILE = new StoredJson<>(new TypeReference<>() {});
  static final StoredJson<Merge.Ledger> LEDGER = new StoredJson<>(new TypeReference<>() {});
  static final StoredJson<List<CartLine>> CART_LINES = new StoredJson<>(new TypeReference<>() {});
  static final StoredJson<Order> ORDER = new StoredJson<>(new TypeReference<>() {});
  static final StoredJson<Map<String, Value>> VALUES = new StoredJson<>(new TypeReference<>() {});
  static final StoredJson<Map<String, String>> DETAILS = new StoredJson<>(new TypeReference<>() {});
  static final StoredJson<ActionResult> RESULT = new StoredJson<>(new TypeReference<>() {});
  static final StoredJson<List<TurnRecord.Step>> STEPS = new StoredJson<>(new TypeReference<>() {});
  static final StoredJson<Arrival.TimerDue> TIMER_DUE = new StoredJson<>(new TypeReference<>() {});
  static final StoredJson<Arrival.ActionEnded> ACTION_ENDED =
      new StoredJson<>(new TypeReference<>() {});
  static final StoredJson<Arrival.Happened> HAPPENED = new StoredJson<>(new TypeReference<>() {});

  private final ObjectWriter writer;
  private final ObjectReader reader;

  private StoredJson(TypeReference<T> type) {
    this.writer = MAPPER.writerFor(type);
    this.reader = MAPPER.readerFor(type);
  }

  String write(T value) {
    return writer.writeValueAsString(value);
  }

  T read(String json) {
    return reader.readValue(json);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ended")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = ActionResult.Done.class, name = "done"),
    @JsonSubTypes.Type(value = ActionResult.Failed.class, name = "failed")
  })
  private interface HowItEnded {}
}
