package io.comptoir.commerce.recommend;

import io.comptoir.commerce.catalog.ProductId;

/**
 * @param score comparable within one answer
 */
public record Recommendation(ProductId product, double score, Reason reason) {}
