/** JMH benchmarks. Run one with {@code java -cp ... org.openjdk.jmh.Main DecodeBenchmark}; none runs in the normal build. */
@NullMarked
package io.github.coroner.benchmarks;

import org.jspecify.annotations.NullMarked;
