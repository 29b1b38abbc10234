# Validates a document against the subset of JSON Schema that docs/schema uses; prints a line for each fault.
# jq -n -f schema.jq --slurpfile schema S.json --slurpfile document D.json -r
# A keyword that isn't known here is a fault too, so that no rule is silently ignored.
def known: ["$schema","$defs","$ref","title","description","type","properties","required","additionalProperties",
            "items","enum","const","anyOf","minimum","maximum"];
def typed($t):
  if $t == "integer" then type == "number" and . == floor
  else type == $t end;
def faults($s; $root; $at):
  . as $v
  | (($s | keys[]) | select(. as $k | known | index($k) | not) | "\($at): unknown keyword \(.)"),
    (if $s["$ref"] then faults($root["$defs"][$s["$ref"] | ltrimstr("#/$defs/")]
                               // {"unresolved": true}; $root; $at) else empty end),
    (if $s.type and ($v | typed($s.type) | not) then "\($at): not of type \($s.type): \($v | tojson | .[0:60])" else empty end),
    (if ($s | has("const")) and $v != $s.const then "\($at): not \($s.const)" else empty end),
    (if $s.enum and ($s.enum | index([$v]) | not) then "\($at): not one of \($s.enum | tojson): \($v | tojson)" else empty end),
    (if $s.minimum and ($v | type) == "number" and $v < $s.minimum then "\($at): under \($s.minimum)" else empty end),
    (if $s.maximum and ($v | type) == "number" and $v > $s.maximum then "\($at): over \($s.maximum)" else empty end),
    (if $s.anyOf and ([$s.anyOf[] as $o | [$v | faults($o; $root; $at)] | length == 0] | any | not)
     then "\($at): none of the alternatives fits: \($v | tojson | .[0:100])" else empty end),
    (if ($v | type) == "object" then
       ($s.required // [] | .[] | select(. as $k | $v | has($k) | not) | "\($at): member \(.) is absent"),
       ($v | to_entries[] | . as $e
        | if ($s.properties // {}) | has($e.key) then
            $e.value | faults($s.properties[$e.key]; $root; "\($at).\($e.key)")
          elif $s.additionalProperties == false then "\($at): member \($e.key) is not in the schema"
          elif ($s.additionalProperties | type) == "object" then
            $e.value | faults($s.additionalProperties; $root; "\($at).\($e.key)")
          else empty end)
     else empty end),
    (if ($v | type) == "array" and $s.items then
       range($v | length) as $i | $v[$i] | faults($s.items; $root; "\($at)[\($i)]")
     else empty end);
if ($document | length) != 1 then "not one document but \($document | length)"
else $document[0] | faults($schema[0]; $schema[0]; "$") end
