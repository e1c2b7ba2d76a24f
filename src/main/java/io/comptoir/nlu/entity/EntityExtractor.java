package io.comptoir.nlu.entity;

import io.comptoir.base.Language;
import io.comptoir.nlu.Context;
import io.comptoir.nlu.Entity;
import io.comptoir.nlu.Vocabulary;
import io.comptoir.nlu.text.Sentence;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds all entities of a sentence. Its readers look one after the other, each at what the ones
 * before left unexplained.
 */
public final class EntityExtractor {
  private final List<EntityReader> readers;

  /**
   * @param knownWords folded everyday words, never taken for a typo, a name or a place
   * @param everyday folded everyday words of each language
   * @param commonWords folded words of the languages, never taken for a typo
   * @param slots finds what the shop marked in its examples; null when it marked nothing
   * @param currency of sums that name none
   * @param orderNumber regular expression of the shop's order numbers
   * @param phoneRegions countries whose national phone numbers are read, best first
   */
  public EntityExtractor(
      Vocabulary vocabulary,
      Set<String> knownWords,
      Map<Language, Set<String>> everyday,
      Set<String> commonWords,
      @Nullable Slots slots,
      Currency currency,
      String orderNumber,
      List<String> phoneRegions) {
    var gazetteer = new Gazetteer(vocabulary, knownWords, commonWords);
    var own = new ArrayList<EntityReader>();
    if (!vocabulary.shapes().isEmpty()) {
      own.add(new PatternReader(vocabulary.shapes()));
    }
    own.add(new CodeReader(orderNumber, phoneRegions));
    own.add(new SpokenPostcodeReader());
    own.add(new StreetReader(knownWords));
    own.add(new SuperlativeReader());
    own.add(new GazetteerReader(gazetteer, everyday));
    own.add(new SomeOfAKind());
    if (slots != null) {
      own.add(new SlotReader(slots));
    }
    own.addAll(
        List.of(
            new DateReader(),
            new ClockReader(),
            new AgeReader(),
            new DurationReader(),
            new BudgetReader(new Sums(currency)),
            new OrdinalReader(),
            new QuantityReader(),
            new PlaceReader(knownWords),
            new NameReader(knownWords)));
    this.readers = List.copyOf(own);
  }

  /** In order of appearance. */
  public List<Entity> extract(Sentence sentence, Context context) {
    var findings = new Findings(sentence, context);
    for (var reader : readers) {
      reader.read(findings);
    }
    return findings.inOrder();
  }
}
