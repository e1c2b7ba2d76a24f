package io.comptoir.nlu.entity;

import io.comptoir.base.Language;
import io.comptoir.nlu.Context;
import io.comptoir.nlu.Entity;
import io.comptoir.nlu.Vocabulary;
import io.comptoir.nlu.text.Sentence;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
   * @param currency of sums that name none
   * @param orderNumber regular expression of the shop's order numbers
   * @param phoneRegions countries whose national phone numbers are read, best first
   */
  public EntityExtractor(
      Vocabulary vocabulary,
      Set<String> knownWords,
      Map<Language, Set<String>> everyday,
      Set<String> commonWords,
      Currency currency,
      String orderNumber,
      List<String> phoneRegions) {
    var gazetteer = new Gazetteer(vocabulary, knownWords, commonWords);
    this.readers =
        List.of(
            new CodeReader(orderNumber, phoneRegions),
            new GazetteerReader(gazetteer, everyday),
            new DateReader(),
            new ClockReader(),
            new AgeReader(),
            new DurationReader(),
            new BudgetReader(new Sums(currency)),
            new SuperlativeReader(),
            new OrdinalReader(),
            new QuantityReader(),
            new PlaceReader(knownWords),
            new NameReader(knownWords));
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
