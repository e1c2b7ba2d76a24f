package io.comptoir.shop;

import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.message.Calm;
import io.comptoir.shop.ShopSettings.Persona;
import io.comptoir.shop.catalog.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether all that the bot may say is said in its persona's voice: its register, without the words
 * it avoids, and without a smile for whoever complains.
 */
final class PersonaCheck {
  /** Flows that answer somebody who is hurt, angry or in danger. */
  private static final Set<String> GRAVE = Set.of("complaint", "insult", "distress");

  private final Persona persona;
  private final Problems errors;

  PersonaCheck(Persona persona, Problems errors) {
    this.persona = persona;
    this.errors = errors;
  }

  void check(List<Written> all, Flows flows) {
    var grave = graveMessages(flows);
    var withUpset = new HashSet<String>();
    all.stream().filter(Written::toUpset).forEach(w -> withUpset.add(w.language() + w.what()));
    for (var written : all) {
      voice(written);
      var answersTheUpset =
          written.toUpset()
              || (grave.contains(written.what())
                  && !withUpset.contains(written.language() + written.what()));
      if (answersTheUpset && !Calm.isCalm(written.text())) {
        report(
            written,
            "is said to somebody who is not happy; leave out emoji and exclamation marks, or write"
                + " the form `upset`");
      }
    }
  }

  private void voice(Written written) {
    Register.of(persona.register())
        .breach(written.text(), written.language())
        .ifPresent(
            word ->
                report(
                    written,
                    "says `"
                        + word
                        + "`, but the persona says "
                        + persona.register()
                        + " (`persona: register` in shop.yml)"));
    var bare = words(written.text());
    for (var word : persona.wordsToAvoid().getOrDefault(written.language(), List.of())) {
      if (bare.contains(words(word))) {
        report(written, "says `" + word + "`, which the persona avoids");
      }
    }
  }

  /** An elided article is a word: "l'incontournable" is two. */
  private static String words(String text) {
    return " " + Flows.bare(text).replace('\'', ' ') + " ";
  }

  private void report(Written written, String what) {
    var shipped = !written.file().contains("/");
    errors.add(
        written.file(),
        written.line(),
        written.what()
            + " ("
            + written.language()
            + ") "
            + what
            + (shipped
                ? "; it is shipped: say it in the shop's own messages/"
                    + written.language()
                    + ".yml"
                : ""));
  }

  private static Set<String> graveMessages(Flows flows) {
    var messages = new HashSet<String>();
    for (var flow : flows.all()) {
      if (GRAVE.contains(flow.name())
          || flow.trigger().intents().stream().anyMatch(GRAVE::contains)) {
        said(flow).forEach(key -> messages.add(MessageReader.what(key)));
      }
    }
    return messages;
  }

  private static List<String> said(Flow flow) {
    return flow.code().stream()
        .filter(i -> i instanceof Instruction.Say say && say.key() != null)
        .map(i -> String.valueOf(((Instruction.Say) i).key()))
        .toList();
  }
}
