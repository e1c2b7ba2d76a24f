package io.comptoir.commerce.recommend;

/**
 * How neighbours are found and weighed. Distances are counted in items, time in days; a scale is
 * the distance at which a weight has fallen to 1/e.
 *
 * @param recent the most recent sessions looked at that share an item ({@code m})
 * @param neighbours of them the most similar ones that are listened to ({@code k})
 * @param lookBack items of the present session that count, its last ones
 * @param positionScale an item further back in the present session says less
 * @param ageScale an older neighbour says less; days
 * @param distanceScale what stands further from the shared item in the neighbour's session says
 *     less
 * @param before what stood before the shared item weighs so much of what stood after it
 * @param rarity power of the idf by which an item that everybody sees counts less; 0 for not at all
 * @param seen what neighbours say of an item that the present session has seen weighs so much of
 *     what they say of one that is new to it
 * @param again weight of how often a next click goes back to an item seen
 */
public record NeighbourSettings(
    int recent,
    int neighbours,
    int lookBack,
    double positionScale,
    double ageScale,
    double distanceScale,
    double before,
    double rarity,
    double seen,
    double again) {
  public NeighbourSettings {
    if (recent < 1 || recent > 20_000 || neighbours < 1 || neighbours > recent) {
      throw new IllegalArgumentException("1 <= neighbours <= recent <= 20,000");
    }
    if (lookBack < 1 || lookBack > SessionNeighbours.MAX_LOOK_BACK) {
      throw new IllegalArgumentException(
          "a session is looked back over 1 to " + SessionNeighbours.MAX_LOOK_BACK + " items");
    }
    if (!(positionScale > 0 && ageScale > 0 && distanceScale > 0)) {
      throw new IllegalArgumentException("scales are above 0");
    }
    if (!(before >= 0 && rarity >= 0 && seen >= 0 && again >= 0)) {
      throw new IllegalArgumentException("weights are 0 or more");
    }
  }

  /** What did well on clicks of real shops and on generated ones alike; no shop needs its own. */
  public static NeighbourSettings standard() {
    return new NeighbourSettings(2000, 500, 10, 0.7, 80, 5, 0.75, 0.75, 0.75, 0.75);
  }
}
