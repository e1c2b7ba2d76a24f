package io.comptoir.dialogue.knowledge;

import io.comptoir.base.ShopId;
import java.util.List;

/** Where questions without an answer are found again; what an article is to be written about. */
public interface UnansweredQuestionStore {
  /**
   * Newest first, those whose words are still there.
   *
   * @param before only those with a smaller id; {@link Long#MAX_VALUE} begins with the newest
   */
  List<UnansweredQuestion> of(ShopId shop, long before, int limit);
}
