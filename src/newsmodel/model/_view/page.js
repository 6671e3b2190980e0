(function () {
  "use strict";
  var root = document.querySelector(".newsmodel");
  var facts = JSON.parse(document.getElementById("facts").textContent);
  var output = root.querySelector("output");
  var story = root.querySelector(".story");

  function piecesOf(id) {
    return Array.prototype.filter.call(story.querySelectorAll("[data-a]"), function (piece) {
      return piece.getAttribute("data-a").split(" ").indexOf(id) >= 0;
    });
  }

  function line(name, value) {
    var row = document.createElement("div");
    var label = document.createElement("b");
    label.textContent = name + ": ";
    row.appendChild(label);
    row.appendChild(document.createTextNode(value));
    return row;
  }

  function show(ids, scroll) {
    Array.prototype.forEach.call(story.querySelectorAll(".hit"), function (piece) {
      piece.classList.remove("hit");
    });
    output.textContent = "";
    ids.forEach(function (id) {
      var fact = facts[id];
      if (!fact) { return; }
      output.appendChild(line(fact.kind, fact.words));
      Object.keys(fact.fields).forEach(function (name) {
        output.appendChild(line(name, fact.fields[name]));
      });
      if (fact.confidence !== null) { output.appendChild(line("confidence", fact.confidence.toFixed(2))); }
      output.appendChild(line("made by", fact["made by"]));
    });
    var pieces = piecesOf(ids[0]);
    pieces.forEach(function (piece) { piece.classList.add("hit"); });
    if (scroll && pieces.length) { pieces[0].scrollIntoView({ block: "center" }); }
  }

  root.addEventListener("click", function (event) {
    var target = event.target.closest("[data-a]");
    if (target) { show(target.getAttribute("data-a").split(" "), !story.contains(target)); }
  });
  root.addEventListener("change", function (event) {
    var name = event.target.getAttribute("data-class");
    if (name) { root.classList.toggle("no-" + name, !event.target.checked); }
  });
}());
