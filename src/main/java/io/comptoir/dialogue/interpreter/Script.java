package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Language;
import io.comptoir.dialogue.flow.DeclaredWords;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.knowledge.Knowledge;
import io.comptoir.dialogue.message.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a shop's bot knows to do and say, as it was loaded.
 *
 * @param shopName what the shop is called
 * @param persona the bot's name
 * @param languages spoken, the default first
 * @param currency ISO 4217, of sums said without one
 * @param country ISO 3166 alpha-2, for reading phone numbers and postcodes
 * @param words that flows ask for by their name
 * @param earlier flows of earlier versions by hash, for conversations that began on them
 */
public record Script(
    String shopName,
    String persona,
    List<Language> languages,
    String country,
    String currency,
    Flows flows,
    Messages messages,
    Knowledge knowledge,
    DeclaredWords words,
    Map<String, Flow> earlier) {
  public Script {
    languages = List.copyOf(languages);
    earlier = Map.copyOf(earlier);
  }

  /** The flow of this very content. */
  public Optional<Flow> flow(String name, String hash) {
    var now = flows.find(name);
    if (now.isPresent() && now.get().hash().equals(hash)) {
      return now;
    }
    return Optional.ofNullable(earlier.get(hash));
  }

  /** The flow that a flow, maybe an earlier one, calls: as it is now, else as it was once. */
  Optional<Flow> called(String name) {
    return flows
        .find(name)
        .or(() -> earlier.values().stream().filter(f -> f.name().equals(name)).findFirst());
  }
}
