package io.comptoir.shop;

import io.comptoir.action.CareTerms;
import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.checkout.SellingTerms;
import io.comptoir.dialogue.flow.DeclaredWords;
import io.comptoir.dialogue.flow.FlowSnapshot;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.knowledge.Knowledge;
import io.comptoir.dialogue.message.Messages;
import io.comptoir.nlu.Examples;
import io.comptoir.nlu.Vocabulary;
import java.nio.file.Path;
import java.util.List;

/**
 * A shop folder as it was read, with every mistake found on the way.
 *
 * @param version hash of all that was read; changes whenever anything does
 * @param snapshots of the flows, to be kept for conversations that begin them
 * @param vocabulary words that the nlu files teach, and those grown from the catalogue
 * @param words that flows ask for by their name
 * @param errors keep a shop from opening
 * @param warnings do not, but somebody should look
 */
public record Shop(
    Path folder,
    String version,
    ShopSettings settings,
    SellingTerms terms,
    CareTerms care,
    Catalog catalog,
    Flows flows,
    List<FlowSnapshot> snapshots,
    Messages messages,
    Knowledge knowledge,
    Examples examples,
    Vocabulary vocabulary,
    DeclaredWords words,
    List<Problem> errors,
    List<Problem> warnings) {
  public Shop {
    snapshots = List.copyOf(snapshots);
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  public List<Language> languages() {
    return settings.languages();
  }
}
