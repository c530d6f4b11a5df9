// What the oldest browsers that the site promises to work in lack of what reading mail and documents uses.
import "core-js/actual/array/to-reversed";
import "core-js/actual/array/to-sorted";
import "core-js/actual/map/group-by";
import "core-js/actual/set/difference";
import "core-js/actual/set/is-subset-of";
import "core-js/actual/string/to-well-formed";
