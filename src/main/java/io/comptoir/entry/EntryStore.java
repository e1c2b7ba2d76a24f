package io.comptoir.entry;

import io.comptoir.base.ShopId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where entry points are kept and counted. No personal data: a click is a number of a day. */
public interface EntryStore {
  /** More entry points than this are refused to a shop. */
  int MOST = 2_000;

  /**
   * Keeps them; one that is there takes the new words.
   *
   * @return false when there would be more than {@link #MOST}; none is kept then
   */
  boolean keep(List<EntryPoint> points, Instant now);

  Optional<EntryPoint> find(String code);

  /** The shop's, newest first. */
  List<EntryPoint> of(ShopId shop);

  void clicked(String code, Instant at);

  /**
   * What came of the shop's entry points since then, by code. A conversation counts for the entry
   * points that it was opened by; an order for the one that its customer came by last, within
   * {@link #ATTRIBUTED_DAYS} days before it was placed.
   */
  List<Tally> tallies(ShopId shop, Instant since);

  int ATTRIBUTED_DAYS = 30;

  /**
   * @param orders placed and not cancelled
   */
  record Tally(EntryPoint point, long clicks, long conversations, long orders) {}
}
