package io.github.coroner.dwarf;

import java.util.Map;

/**
 * One row of the call frame table (DWARF 5 section 6.4.1): how to find, for a range of code, the caller's registers.
 *
 * @param start first address the row is for
 * @param end first address behind it
 * @param cfa how the canonical frame address is found
 * @param rules by DWARF register number; a register that is not there has {@link RegisterRule#UNSPECIFIED}
 * @param returnAddressRegister DWARF number of the column that holds the return address
 * @param signalFrame whether the code is entered by an interrupt, so that the caller's pc is exact (augmentation {@code S})
 */
public record UnwindRow(
        long start,
        long end,
        CfaRule cfa,
        Map<Integer, RegisterRule> rules,
        int returnAddressRegister,
        boolean signalFrame) {

    /** Copies the map. */
    public UnwindRow {
        rules = Map.copyOf(rules);
    }

    /** {@return the rule for a register} */
    public RegisterRule rule(int register) {
        return rules.getOrDefault(register, RegisterRule.UNSPECIFIED);
    }

    /** {@return whether the row says that there is no caller} */
    public boolean isOutermost() {
        return rule(returnAddressRegister) instanceof RegisterRule.Undefined;
    }
}
